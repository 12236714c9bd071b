import type { ReactNode } from "react";
import { Loading, Skeleton } from "../ui/States";
import shell from "./Shell.module.css";
import styles from "./PageSkeleton.module.css";

function Posters({ count }: { count: number }): ReactNode {
  return (
    <div className={styles["posters"]}>
      <Skeleton shape="tall" count={count} />
    </div>
  );
}

function Shape({ path }: { path: string }): ReactNode {
  if (path === "/") {
    return (
      <>
        <div className={styles["hero"]} />
        <div className={`${shell["page"]} ${styles["rising"]}`}>
          <Posters count={5} />
        </div>
      </>
    );
  }
  if (path.startsWith("/c/")) {
    return (
      <>
        <div className={styles["cover"]} />
        <div className={shell["page"]}>
          <div>
            <Skeleton shape="title" />
            <Skeleton count={4} />
          </div>
          <Posters count={5} />
        </div>
      </>
    );
  }
  if (path.startsWith("/w/")) return <div className={styles["stage"]} />;
  if (path.startsWith("/@")) {
    return (
      <div className={shell["page"]}>
        <div>
          <Skeleton shape="title" />
          <Skeleton count={3} />
        </div>
        <Posters count={6} />
      </div>
    );
  }
  const narrow = /^\/(?:sign|check|confirm|guardian|invitations|memberships)/.test(path);
  return (
    <div className={`${shell["page"]} ${narrow ? shell["narrow"] : ""}`}>
      <div>
        <Skeleton shape="title" />
        <Skeleton count={2} />
      </div>
      <div>
        <Skeleton shape="row" count={5} />
      </div>
    </div>
  );
}

/** The layout that is coming, without its content. */
export function PageSkeleton({ path }: { path: string }): ReactNode {
  return (
    <Loading>
      <Shape path={path} />
    </Loading>
  );
}
