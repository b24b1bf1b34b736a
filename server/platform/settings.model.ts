import { Schema, type Connection, type Model } from 'mongoose';

/** What a network remembers about itself: one document per key. */
export interface SettingRow {
	_id: string;
	value: unknown;
}

/** The same model however often it is asked for. */
export function settingsOf(connection: Connection): Model<SettingRow> {
	if (connection.models.Setting) return connection.model<SettingRow>('Setting');
	const schema = new Schema<SettingRow>(
		{ _id: { type: String, required: true }, value: { type: Schema.Types.Mixed, required: true } },
		{ strict: 'throw', strictQuery: 'throw', autoIndex: false, versionKey: false, collection: 'settings' }
	);
	return connection.model<SettingRow>('Setting', schema);
}
