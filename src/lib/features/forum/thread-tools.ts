import Composer from './Composer.svelte';
import QuestionActs from './QuestionActs.svelte';
import RefusedActs from './RefusedActs.svelte';
import ReplyActs from './ReplyActs.svelte';
import UnsentReply from './UnsentReply.svelte';

/** Everything on a thread's page that writes. Readers without a session are not sent it. */
export const threadTools = { Composer, QuestionActs, RefusedActs, ReplyActs, UnsentReply };
export type ThreadTools = typeof threadTools;
