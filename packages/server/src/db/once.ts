/**
 * What is made once for two things that belong together, such as a reader and the settings, and is gone with either. To write a
 * large statement takes a good part of the time for a request.
 */
export function onceForBoth<V>(): (one: object, other: object, name: string, make: () => V) => V {
  const known = new WeakMap<object, WeakMap<object, Map<string, V>>>()
  return (one, other, name, make) => {
    const ofOne = known.get(one) ?? new WeakMap<object, Map<string, V>>()
    known.set(one, ofOne)
    const ofBoth = ofOne.get(other) ?? new Map<string, V>()
    ofOne.set(other, ofBoth)
    const made = ofBoth.get(name) ?? make()
    ofBoth.set(name, made)
    return made
  }
}

/** What is made once of a thing, and is gone with it. */
export function onceOf<T extends object, V>(make: (of: T) => V): (of: T) => V {
  const known = new WeakMap<T, V>()
  return (of) => {
    const made = known.get(of) ?? make(of)
    known.set(of, made)
    return made
  }
}
