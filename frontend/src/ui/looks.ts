import styles from "./Button.module.css";

export type Look = "strong" | "plain" | "quiet" | "wrong";

export const classOf = (look: Look, small: boolean): string =>
  `${styles["button"]} ${styles[look]} ${small ? styles["small"] : ""}`;
