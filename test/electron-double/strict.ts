/** Wraps a part of the double so that a member which is not modelled throws instead of being undefined. */
export function strict<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key) {
      const asked = Reflect.get(target, key) as unknown
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return asked
      throw new Error(`electron double: ${name}.${key} is not modelled`)
    },
  })
}
