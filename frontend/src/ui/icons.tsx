import type { ReactNode } from "react";

/** One set, drawn on a 24 grid with one pen. Icons never stand alone: the control beside them has the name. */
const PATHS = {
  like: "M12 20.3 4.6 12.9a4.9 4.9 0 0 1 6.9-6.9l.5.5.5-.5a4.9 4.9 0 0 1 6.9 6.9Z",
  vote: "M4.5 12.5 9.8 18 19.5 6.5",
  play: "M8 5.2v13.6L19 12Z",
  pause: "M8.5 5v14M15.5 5v14",
  sound: "M4 9.5v5h3.5L12 19V5L7.5 9.5ZM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  silent: "M4 9.5v5h3.5L12 19V5L7.5 9.5ZM16 9.5l5 5M21 9.5l-5 5",
  full: "M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15",
  back: "M19 12H5M11 5.5 4.5 12l6.5 6.5",
  on: "M5 12h14M13 5.5l6.5 6.5-6.5 6.5",
  up: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  down: "M12 5v14M5.5 12.5 12 19l6.5-6.5",
  close: "M6 6l12 12M18 6 6 18",
  plus: "M12 5v14M5 12h14",
  more: "M6.5 9.5 12 15l5.5-5.5",
  wrong: "M12 3.5 21.5 20h-19ZM12 10v4.5M12 17.2v.1",
  sure: "M12 3.2 19.5 6v5.6c0 4.4-3.1 7.8-7.5 9.2-4.4-1.4-7.5-4.8-7.5-9.2V6ZM8.6 12l2.5 2.5 4.4-4.8",
  light: "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  captions: "M4 5.5h16v13H4ZM7.5 11h4M7.5 14.5h9M14.5 11h2",
  message: "M4 5.5h16v11.5h-8.5L7 20.5V17H4Z",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }): ReactNode {
  return (
    <svg viewBox="0 0 24 24" width="1.25em" height="1.25em" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill={filled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Two who walk side by side. */
export function Mark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="1.5em" height="1.5em" aria-hidden="true" focusable="false">
      <g fill="var(--strong)">
        <circle cx="11" cy="6.6" r="3.5" />
        <rect x="7.6" y="11.6" width="6.8" height="17" rx="3.4" />
      </g>
      <g fill="currentColor">
        <circle cx="21.4" cy="12.2" r="3" />
        <rect x="18.4" y="16.6" width="6" height="12" rx="3" />
      </g>
    </svg>
  );
}
