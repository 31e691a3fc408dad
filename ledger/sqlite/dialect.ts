import type { Dialect } from '../sql/schema';

export const sqlite: Dialect = {
	id: 'INTEGER PRIMARY KEY',
	integer: 'INTEGER',
	table: ' STRICT',
	tableByKey: ' STRICT, WITHOUT ROWID',
	references: (table) => `REFERENCES ${table} (id)`,
	eventsNeverChange: `CREATE TRIGGER events_never_change BEFORE UPDATE ON events
		BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;`,
	// One n8n process works on a file: whoever else has written in it is gone.
	processes: `
	CREATE VIEW living AS SELECT '' AS boot WHERE 0;
	CREATE VIEW lost AS SELECT 0 AS at WHERE 0;
	`,
};
