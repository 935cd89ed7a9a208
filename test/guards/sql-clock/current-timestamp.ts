// Breaks atlas/sql-clock where it stands as migrations/9999-add-ages.ts: a default by the clock of the database is one too.
export const statement = 'alter table rule alter column first_seen set default CURRENT_TIMESTAMP'
