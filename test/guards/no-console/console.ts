// Breaks no-console where it stands as model/life-cycle.ts: what happens goes to the log.
console.log('alive')
