import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "kindred.draft.";

function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: the form still works, it only is not kept on the device.
  }
}

export interface Draft<T> {
  readonly value: T;
  readonly change: (part: Partial<T>) => void;
  /** True when this came back from the device rather than from the server. */
  readonly wasKept: boolean;
  readonly forget: (next?: T) => void;
}

/** What a person typed, kept on this device with every key until it is sent. */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [kept] = useState(() => read<Partial<T>>(key));
  const [value, setValue] = useState<T>(() => ({ ...initial, ...kept }));
  const [wasKept, setWasKept] = useState(kept !== null);
  const touched = useRef(false);
  useEffect(() => {
    if (touched.current) write(key, value);
  }, [key, value]);
  const change = useCallback((part: Partial<T>) => {
    touched.current = true;
    setValue((before) => ({ ...before, ...part }));
  }, []);
  const forget = useCallback(
    (next?: T) => {
      touched.current = false;
      write(key, null);
      setWasKept(false);
      if (next) setValue(next);
    },
    [key],
  );
  return { value, change, wasKept, forget };
}
