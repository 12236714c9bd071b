/** OKLCH to sRGB and WCAG contrast, so that every tone of every campaign hue is checked by a test and while it is chosen. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];
export type Rgb = readonly [red: number, green: number, blue: number];

/** The same numbers as in tokens.css; colour.test.ts reads that file and holds the two together. */
export const TONES = {
  light: {
    paper: [0.985, 0.006, 85],
    raised: [0.965, 0.008, 85],
    ink: [0.23, 0.014, 60],
    quiet: [0.46, 0.014, 60],
    strong: { lightness: 0.47, chroma: 0.125 },
    onStrong: { lightness: 0.985, chroma: 0.012 },
    wash: { lightness: 0.945, chroma: 0.03 },
    onWash: { lightness: 0.36, chroma: 0.095 },
  },
  dark: {
    paper: [0.19, 0.008, 65],
    raised: [0.235, 0.009, 65],
    ink: [0.94, 0.008, 85],
    quiet: [0.75, 0.01, 80],
    strong: { lightness: 0.8, chroma: 0.105 },
    onStrong: { lightness: 0.2, chroma: 0.03 },
    wash: { lightness: 0.29, chroma: 0.04 },
    onWash: { lightness: 0.89, chroma: 0.06 },
  },
} as const;

export const AA_TEXT = 4.5;

function toLinear([lightness, chroma, hue]: Oklch): Rgb {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const clip = (value: number): number => Math.min(1, Math.max(0, value));

/** Linear sRGB inside the gamut. Browsers differ: some cut the channels, some lower the chroma, so both are offered. */
export function inGamut(colour: Oklch, how: "cut" | "lower" = "cut"): Rgb {
  if (how === "cut") return toLinear(colour).map(clip) as unknown as Rgb;
  let [low, high] = [0, colour[1]];
  for (let step = 0; step < 24; step += 1) {
    const chroma = (low + high) / 2;
    const fits = toLinear([colour[0], chroma, colour[2]]).every((value) => value >= -1e-4 && value <= 1.0001);
    if (fits) low = chroma;
    else high = chroma;
  }
  return toLinear([colour[0], low, colour[2]]).map(clip) as unknown as Rgb;
}

function luminance(linear: Rgb): number {
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

export function contrast(one: Oklch, other: Oklch, how: "cut" | "lower" = "cut"): number {
  const [a, b] = [luminance(inGamut(one, how)), luminance(inGamut(other, how))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export interface Pair {
  readonly scheme: "light" | "dark";
  readonly name: string;
  readonly ratio: number;
}

/** Every pair of text and ground that the page uses with one campaign hue. */
export function pairsOf(hue: number): Pair[] {
  const pairs: Pair[] = [];
  for (const scheme of ["light", "dark"] as const) {
    const tones = TONES[scheme];
    const at = (tone: { lightness: number; chroma: number }): Oklch => [tone.lightness, tone.chroma, hue];
    const named: [string, Oklch, Oklch][] = [
      ["ink on paper", tones.ink, tones.paper],
      ["quiet on paper", tones.quiet, tones.paper],
      ["quiet on raised", tones.quiet, tones.raised],
      ["strong on paper", at(tones.strong), tones.paper],
      ["strong on raised", at(tones.strong), tones.raised],
      ["on strong", at(tones.onStrong), at(tones.strong)],
      ["on wash", at(tones.onWash), at(tones.wash)],
      ["ink on wash", tones.ink, at(tones.wash)],
    ];
    for (const [name, text, ground] of named) {
      pairs.push({ scheme, name, ratio: Math.min(contrast(text, ground, "cut"), contrast(text, ground, "lower")) });
    }
  }
  return pairs;
}

/** The weakest contrast a hue gives anywhere on the page. */
export function weakestContrast(hue: number): number {
  return Math.min(...pairsOf(hue).map((pair) => pair.ratio));
}
