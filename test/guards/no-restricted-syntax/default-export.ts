// Breaks no-restricted-syntax where it stands as model/ages.ts: a thing has one name everywhere.
const age = 3
export default age
