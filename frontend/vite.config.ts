/// <reference types="vitest/config" />
import { copyFile } from "node:fs/promises";
import { lingui } from "@lingui/vite-plugin";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { precompress } from "./build/precompress.ts";

const api = `http://${process.env["KINDRED_HOST"] ?? "127.0.0.1"}:${process.env["KINDRED_PORT"] ?? "8000"}`;

/** The server reads the documents that this very build will ask for. */
function documents(): Plugin {
  return {
    name: "kindred-documents",
    apply: "build",
    async writeBundle(options) {
      await copyFile("src/__generated__/persisted.json", `${options.dir}/persisted.json`);
    },
  };
}

export default defineConfig({
  plugins: [
    { ...optimizeLocales.vite({ locales: ["zh-CN", "en-GB", "en-US"] }), enforce: "pre" },
    react(),
    babel({
      include: /\/src\/(?!__generated__).*\.tsx?$/,
      plugins: [["babel-plugin-relay", { eagerEsModules: true }], "@lingui/babel-plugin-lingui-macro"],
    }),
    lingui(),
    documents(),
    precompress(),
  ],
  build: {
    target: "es2022",
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/ },
            { name: "relay", test: /node_modules[\\/](?:relay-runtime|react-relay|fbjs|invariant|nullthrows)[\\/]/ },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/graphql": { target: api, ws: true }, "/media": api } },
  test: {
    environment: "node",
    setupFiles: ["src/setup.test.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    exclude: ["src/setup.test.ts", "node_modules/**"],
    clearMocks: true,
  },
});
