// Before the first paint: the theme this browser has chosen, or the system's.
;(() => {
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('kartoteka-theme') ?? 'auto'
  } catch {
    // Without storage the system's theme it is.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
