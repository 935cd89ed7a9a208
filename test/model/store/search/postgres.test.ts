// PostgreSQL as a search backend: the suite that all backends must pass.
import { openPostgresSearch } from '#model/store/search-postgres.ts'
import { describeSearch } from './conformance.ts'

describeSearch('PostgreSQL', async (database) => openPostgresSearch(database))
