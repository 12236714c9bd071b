import { createContext, useCallback, useContext, useState, type ReactNode } from "react";
import { RelayEnvironmentProvider } from "react-relay";
import { openSession, type Session } from "./environment";

const Renew = createContext<() => void>(() => undefined);

/** Call after the viewer changed: everything is asked anew, with a socket that knows the new session. */
export function useRenewSession(): () => void {
  return useContext(Renew);
}

export function SessionProvider({ children, first }: { children: ReactNode; first?: Session }): ReactNode {
  const [session, setSession] = useState<Session>(() => first ?? openSession());
  const renew = useCallback(() => {
    setSession((before) => {
      before.socket.close();
      return openSession();
    });
  }, []);
  return (
    <Renew value={renew}>
      <RelayEnvironmentProvider environment={session.environment}>{children}</RelayEnvironmentProvider>
    </Renew>
  );
}
