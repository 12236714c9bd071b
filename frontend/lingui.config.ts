import { defineConfig } from "@lingui/cli";

const never = ["**/__generated__/**", "**/*.test.*"];

/** What a guest's first page says, and what all other pages say: `later` in app/routes.tsx waits for the second. */
export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "zh"],
  catalogs: [
    { path: "src/locales/{locale}/messages", include: ["src/app", "src/ui", "src/features/home"], exclude: never },
    { path: "src/locales/{locale}/later", include: ["src/features"], exclude: [...never, "src/features/home/**"] },
  ],
  orderBy: "message",
});
