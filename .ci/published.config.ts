// Builds dist/published: the explorer as one classic script, which a page may load from a folder (file://).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export default defineConfig({
  root: at('web'),
  base: './',
  plugins: [react()],
  build: {
    outDir: at('dist/published'),
    emptyOutDir: true,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: at('web/published/main.ts'),
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'kindred.js',
        assetFileNames: 'kindred[extname]',
      },
    },
  },
});
