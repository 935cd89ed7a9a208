// Breaks atlas/clock-parameter where it stands as model/store/frontier.ts: a simulated world has another time.
export const began = new Date()
