// Runs before the first paint, so that a reader who chose day or night never sees the other one flash.
try {
  const theme = localStorage.getItem('atlas-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to this page: the system's preference decides.
}
