import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { firstLocale } from "./app/locale";
import { applyTheme } from "./app/theme";
import "./ui/base.css";

applyTheme();
const first = await firstLocale();
document.documentElement.lang = first.locale === "zh" ? "zh-CN" : "en-GB";
const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
createRoot(root).render(<App first={first} />);
