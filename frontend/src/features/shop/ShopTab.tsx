import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { ShopTabOrderMutation } from "../../__generated__/ShopTabOrderMutation.graphql";
import type { ShopTabQuery, ShopTabQuery$data } from "../../__generated__/ShopTabQuery.graphql";
import type { ShopTabRemoveMutation } from "../../__generated__/ShopTabRemoveMutation.graphql";
import { usePage, useSend } from "../../app/data";
import { useLocale } from "../../app/locale";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Icon } from "../../ui/icons";
import { sayWrong } from "../../ui/notices";
import { Shot } from "../../ui/Shot";
import { DeniedState, EmptyState } from "../../ui/States";
import { useWords, Words } from "../../ui/Words";
import type { AccountTabProps } from "../accounts/tabs";
import { FollowButton } from "../follows/FollowButton";
import { useFollowOpens } from "../follows/useFollowOpens";
import { ProductForm } from "./ProductForm";
import { shownPrice } from "./price";
import styles from "./Shop.module.css";

type Product = NonNullable<ShopTabQuery$data["shop"]>["products"][number];

const QUERY = graphql`
  query ShopTabQuery($id: ID!) {
    node(id: $id) {
      ... on Account {
        id
        viewerIsFollowing
      }
    }
    shop(accountId: $id) {
      id
      viewerCanEdit
      viewerCanSee {
        allowed
        reason
        message {
          zh
          en
        }
      }
      products {
        id
        name {
          zh
          en
        }
        text {
          zh
          en
        }
        price
        currency
        link
        pictureUploadId
        picture {
          url
          width
          height
        }
      }
    }
  }
`;

/** What an account offers elsewhere; its owner and editors keep it here. */
export default function ShopTab({ accountId, name }: AccountTabProps): ReactNode {
  const { t } = useLingui();
  const [editing, setEditing] = useState<Product | "new" | null>(null);
  const { shop, node } = usePage<ShopTabQuery>(QUERY, { id: accountId });
  const following = node?.viewerIsFollowing ?? false;
  useFollowOpens<ShopTabQuery>(QUERY, { id: accountId }, following && shop?.viewerCanSee.reason === "FOLLOW");
  if (!shop) return null;
  const { viewerCanSee: may, viewerCanEdit: keeps, products } = shop;
  if (!may.allowed) {
    return (
      <DeniedState
        level="h3"
        title={<Trans>The shop is not open to you yet</Trans>}
        action={may.reason === "FOLLOW" && <FollowButton subjectId={accountId} name={name} following={following} />}
      >
        {may.message && <Words of={may.message} as="p" />}
      </DeniedState>
    );
  }
  return (
    <section className={styles["shop"]}>
      {products.length === 0 ? (
        <EmptyState level="h3" title={<Trans>Nothing in the shop yet</Trans>}>
          {keeps && (
            <p>
              <Trans>Show what you sell elsewhere: a picture, a price and the link.</Trans>
            </p>
          )}
        </EmptyState>
      ) : (
        <ul role="list" aria-label={t`Products`} className={styles["products"]}>
          {products.map((product, place) => (
            <li key={product.id}>
              <One product={product} />
              {keeps && <Keep accountId={accountId} products={products} place={place} onEdit={() => setEditing(product)} />}
            </li>
          ))}
        </ul>
      )}
      {keeps && (
        <Button look={products.length === 0 ? "strong" : "plain"} onPress={() => setEditing("new")}>
          <Icon name="plus" />
          <Trans>Add a product</Trans>
        </Button>
      )}
      <Dialog title={editing === "new" ? t`Add a product` : t`Change the product`} isOpen={editing !== null} onClose={() => setEditing(null)}>
        {editing !== null && (
          <ProductForm accountId={accountId} product={editing === "new" ? null : editing} onDone={() => setEditing(null)} />
        )}
      </Dialog>
    </section>
  );
}

function One({ product }: { product: Product }): ReactNode {
  const { tag } = useLocale();
  const host = new URL(product.link).host;
  return (
    <article className={styles["product"]}>
      <Shot url={product.picture?.url} width={product.picture?.width} height={product.picture?.height} alt="" ratio="wide" />
      <h3>
        <Words of={product.name} />
      </h3>
      <p className={styles["price"]}>{shownPrice(product.price, product.currency, tag)}</p>
      <Words of={product.text} as="p" className={styles["text"]} />
      <a href={product.link} target="_blank" rel="noopener noreferrer nofollow ugc" className={styles["out"]}>
        <Trans>Buy at {host}</Trans>
        <span className="out-of-sight">
          {" "}
          <Trans>(opens another site)</Trans>
        </span>
      </a>
    </article>
  );
}

interface KeepProps {
  accountId: string;
  products: readonly Product[];
  place: number;
  onEdit: () => void;
}

function Keep({ accountId, products, place, onEdit }: KeepProps): ReactNode {
  const { t } = useLingui();
  const words = useWords();
  const product = products[place];
  const order = useSend<ShopTabOrderMutation>(graphql`
    mutation ShopTabOrderMutation($input: OrderProductsInput!) {
      orderProducts(input: $input) {
        shop {
          id
          products {
            id
          }
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
  const remove = useSend<ShopTabRemoveMutation>(graphql`
    mutation ShopTabRemoveMutation($input: RemoveProductInput!) {
      removeProduct(input: $input) {
        shop {
          id
          products {
            id
          }
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
  if (!product) return null;
  const name = words(product.name);
  const move = async (): Promise<void> => {
    const productIds = products.map((one) => one.id);
    productIds.splice(place - 1, 0, ...productIds.splice(place, 1));
    const { problems } = await order.send({ accountId, productIds });
    if (problems[0]) sayWrong(problems[0].message);
  };
  const takeOut = async (): Promise<void> => {
    const { problems } = await remove.send({ productId: product.id });
    if (problems[0]) sayWrong(problems[0].message);
  };
  return (
    <div className={styles["keep"]}>
      <Button small onPress={onEdit} aria-label={t`Change ${name}`}>
        <Trans>Change</Trans>
      </Button>
      <Button small isDisabled={place === 0} isPending={order.sending} onPress={() => void move()} aria-label={t`Move ${name} forward`}>
        <Icon name="up" />
      </Button>
      <Button small isPending={remove.sending} onPress={() => void takeOut()} aria-label={t`Remove ${name}`}>
        <Icon name="close" />
      </Button>
    </div>
  );
}
