import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The server reads from it which files belong to this build.
    manifest: true,
    // Inlined pictures and fonts would be needed before they are.
    assetsInlineLimit: 0,
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
