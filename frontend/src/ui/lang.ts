/** The language of what a person typed, for `lang`: Chinese as soon as there is a Chinese character. */
export function langOf(text: string): "zh-CN" | "en" {
  return /[\u3400-\u9fff]/.test(text) ? "zh-CN" : "en";
}
