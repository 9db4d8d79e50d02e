/** What is used of libheif-js, which brings no types for it. */
declare module 'libheif-js/wasm-bundle.js' {
  export interface ImageLike {
    readonly data: Uint8ClampedArray
    readonly width: number
    readonly height: number
  }
  export interface HeifImage {
    get_width(): number
    get_height(): number
    is_primary(): boolean
    display(into: ImageLike, done: (filled: ImageLike | null) => void): void
  }
  const library: { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } }
  export default library
}
