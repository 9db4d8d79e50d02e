import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  plugins: [react(), pdfFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The server reads from it which files belong to this build.
    manifest: true,
    // Inlined pictures and fonts would be needed before they are.
    assetsInlineLimit: 0,
    // What shows a PDF is that large, and loaded only by whoever looks at one.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      treeshake: {
        // The model is pure, so what a screen does not use of it stays out of its chunk.
        moduleSideEffects: (id, external) => external || !id.includes('/packages/model/src/'),
      },
    },
  },
  worker: { format: 'es' },
  // The server refuses writes whose origin is not its own host, so the host stays as the browser said it.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000', changeOrigin: false } } },
})

/**
 * What pdf.js reads while it draws: letters, colours, tables of signs, and its decoders as scripts. They are files of ours.
 * What would run the scripts of a PDF is left out.
 */
function pdfFiles(): Plugin {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'))
  const files = ['cmaps', 'standard_fonts', 'iccs', 'wasm'].flatMap((folder) =>
    readdirSync(join(from, folder))
      .filter(
        (name) => folder !== 'wasm' || name.endsWith('_nowasm_fallback.js') || name.startsWith('LICENSE'),
      )
      .map((name) => `${folder}/${name}`),
  )
  return {
    name: 'pdf-files',
    generateBundle() {
      for (const file of files)
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdf-${version}/${file}`,
          source: readFileSync(join(from, file)),
        })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/assets/pdf-${version}`, (request, response, next) => {
        const asked = files.find((file) => request.url === `/${file}`)
        if (!asked) return next()
        if (asked.endsWith('.js')) response.setHeader('content-type', 'text/javascript')
        response.end(readFileSync(join(from, asked)))
      })
    },
  }
}
