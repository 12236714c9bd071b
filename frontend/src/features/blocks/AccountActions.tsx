import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import { Button as Trigger } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useLocation } from "wouter";
import type { AccountActionsBlockMutation } from "../../__generated__/AccountActionsBlockMutation.graphql";
import type { AccountActionsMuteMutation } from "../../__generated__/AccountActionsMuteMutation.graphql";
import type { AccountActionsQuery } from "../../__generated__/AccountActionsQuery.graphql";
import type { AccountActionsRemoveMutation } from "../../__generated__/AccountActionsRemoveMutation.graphql";
import type { AccountActionsUnmuteMutation } from "../../__generated__/AccountActionsUnmuteMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { places } from "../../app/places";
import { useRenewSession } from "../../app/relay/SessionProvider";
import shell from "../../app/Shell.module.css";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/icons";
import { classOf } from "../../ui/looks";
import { say, sayWrong } from "../../ui/notices";

/** What one may do against somebody: mute, remove as a follower, block. For those who are signed in, not on one's own page. */
export default function AccountActions({ handle }: { handle: string }): ReactNode {
  const { t } = useLingui();
  const [, go] = useLocation();
  const renew = useRenewSession();
  const [asking, setAsking] = useState(false);
  const { account } = usePage<AccountActionsQuery>(
    graphql`
      query AccountActionsQuery($handle: String!) {
        account(handle: $handle) {
          __typename
          id
          name
          viewerIsFollowed
          viewerHasMuted
        }
      }
    `,
    { handle },
  );
  const mute = useSend<AccountActionsMuteMutation>(graphql`
    mutation AccountActionsMuteMutation($input: MuteAccountInput!) {
      muteAccount(input: $input) {
        account {
          id
          viewerHasMuted
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const unmute = useSend<AccountActionsUnmuteMutation>(graphql`
    mutation AccountActionsUnmuteMutation($input: UnmuteAccountInput!) {
      unmuteAccount(input: $input) {
        account {
          id
          viewerHasMuted
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const remove = useSend<AccountActionsRemoveMutation>(graphql`
    mutation AccountActionsRemoveMutation($input: RemoveFollowerInput!) {
      removeFollower(input: $input) {
        person {
          id
          viewerIsFollowed
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const block = useSend<AccountActionsBlockMutation>(graphql`
    mutation AccountActionsBlockMutation($input: BlockPersonInput!) {
      blockPerson(input: $input) {
        blocked {
          personId
        }
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  if (!account) return null;
  const { id, name } = account;
  const told = (problems: readonly { message: string }[], words: string): boolean => {
    if (problems[0]) sayWrong(problems[0].message);
    else say(words);
    return !problems[0];
  };
  const changeMute = async (): Promise<void> => {
    if (account.viewerHasMuted) told((await unmute.send({ accountId: id })).problems, t`${name} is no longer muted.`);
    else told((await mute.send({ accountId: id })).problems, t`${name} is muted.`);
  };
  const removeFollower = async (): Promise<void> => {
    told((await remove.send({ personId: id })).problems, t`${name} no longer follows you.`);
  };
  const blockNow = async (): Promise<void> => {
    const { problems } = await block.send({ personId: id });
    setAsking(false);
    if (!told(problems, t`${name} is blocked. You find this in the settings of your follows.`)) return;
    renew(); // nothing of them stays in what the page remembers
    go(places.home());
  };
  const item = shell["item"] ?? "";
  return (
    <>
      <MenuTrigger>
        <Trigger className={classOf("plain", false)} aria-label={t`More about ${name}`}>
          <Icon name="more" />
        </Trigger>
        <Popover className={shell["menuBox"] ?? ""} placement="bottom end">
          <Menu className={shell["menu"] ?? ""} aria-label={t`More about ${name}`}>
            <MenuItem className={item} onAction={() => void changeMute()}>
              {account.viewerHasMuted ? <Trans>Unmute</Trans> : <Trans>Mute</Trans>}
            </MenuItem>
            {account.__typename === "Person" && account.viewerIsFollowed && (
              <MenuItem className={item} onAction={() => void removeFollower()}>
                <Trans>Remove as a follower</Trans>
              </MenuItem>
            )}
            {account.__typename === "Person" && (
              <MenuItem className={item} onAction={() => setAsking(true)}>
                <Trans>Block…</Trans>
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Dialog title={t`Block ${name}?`} isOpen={asking} onClose={() => setAsking(false)}>
        <p>
          <Trans>You will see nothing of each other any more, and follows between you end. They are not told. You can take it back.</Trans>
        </p>
        <div className={shell["row"]}>
          <Button look="strong" isPending={block.sending} onPress={() => void blockNow()}>
            <Trans>Block</Trans>
          </Button>
          <Button onPress={() => setAsking(false)}>
            <Trans>Cancel</Trans>
          </Button>
        </div>
      </Dialog>
    </>
  );
}
