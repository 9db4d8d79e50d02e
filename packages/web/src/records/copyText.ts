/** To the clipboard; over plain HTTP, where the browser offers none, by the old way of selecting and copying. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined && isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
