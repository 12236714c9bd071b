import type { ReactNode } from "react";
import shell from "../../app/Shell.module.css";

/** A quiet page with one thing to do. */
export function Sheet({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }): ReactNode {
  return (
    <div className={`${shell["page"]} ${shell["narrow"]}`}>
      <header className={shell["heading"]}>
        <h1>{title}</h1>
        {lead && <p className={shell["lead"]}>{lead}</p>}
      </header>
      {children}
    </div>
  );
}
