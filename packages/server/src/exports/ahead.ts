/** Gives what `pages` gives, the next one being on its way while one is written. No more than one waits. */
export async function* ahead<T>(pages: AsyncGenerator<T, void, void>): AsyncGenerator<T, void, void> {
  let next = pages.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = pages.next()
      // Whoever stops taking never hears of it; whoever goes on meets it above.
      next.catch(() => {})
      yield value
    }
  } finally {
    await pages.return()
  }
}
