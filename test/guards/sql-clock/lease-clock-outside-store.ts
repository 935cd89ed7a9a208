// Breaks atlas/sql-clock where it stands as test/flows/ages.test.ts: only leases go by the clock of the database.
declare const sql: (text: TemplateStringsArray) => unknown

export const late = sql`select clock_timestamp()`
