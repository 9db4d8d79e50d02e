/** What is being typed is kept in the tab, so that a reload, a new sign-in or a crash loses nothing of it. */
export interface Draft {
  /** The version that was being edited; none for a new record. */
  readonly version: number | undefined
  readonly typed: Readonly<Record<string, unknown>>
}

const place = (entity: string, id: string | undefined) => `kartoteka-draft-${entity}-${id ?? 'new'}`

export function draftOf(entity: string, id: string | undefined): Draft | undefined {
  const kept = sessionStorage.getItem(place(entity, id))
  return kept === null ? undefined : (JSON.parse(kept) as Draft)
}

export function keepDraft(entity: string, id: string | undefined, draft: Draft): void {
  try {
    if (Object.keys(draft.typed).length === 0) dropDraft(entity, id)
    else sessionStorage.setItem(place(entity, id), JSON.stringify(draft))
  } catch {
    // A full storage costs the safety net, not the typing.
  }
}

export const dropDraft = (entity: string, id: string | undefined): void =>
  sessionStorage.removeItem(place(entity, id))
