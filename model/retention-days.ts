// How long what is kept, in days: the table that the deleting job obeys and the crawler page shows.

/** Days after which the log of visits, robots.txt files, runs of jobs, requests for visits, checks of opt-outs, block lists that their servers no longer show and outages are deleted. */
export const RETENTION_DAYS = {
  crawl: 90,
  robots: 7,
  jobRun: 30,
  visitRequest: 1,
  optOutCheck: 1,
  withheldBlocks: 90,
  outage: 366,
} as const
