import type { Dialect } from '../sql/schema';

export const postgres: Dialect = {
	id: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
	integer: 'BIGINT',
	table: '',
	tableByKey: '',
	references: () => '',
	eventsNeverChange: `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
		AS $$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$;
	CREATE TRIGGER events_never_change BEFORE UPDATE ON events
		FOR EACH ROW EXECUTE FUNCTION refuse_change();`,
	// By the server's clock alone, because those of the machines differ.
	processes: `
	CREATE TABLE processes (
		boot TEXT PRIMARY KEY,
		seen_until BIGINT NOT NULL
	);
	CREATE FUNCTION server_time() RETURNS BIGINT LANGUAGE sql
		AS $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::BIGINT $$;
	CREATE VIEW living AS SELECT boot FROM processes WHERE seen_until > server_time();
	CREATE VIEW lost AS SELECT seen_until AS at FROM processes WHERE seen_until <= server_time();
	`,
};
