/** The password of every demonstration person. They exist in the demonstration network only. */
export const DEMO_PASSWORD = 'multaqa-demo';
