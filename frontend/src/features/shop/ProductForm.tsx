import { Trans, useLingui } from "@lingui/react/macro";
import { useState, type ReactNode } from "react";
import { graphql } from "react-relay";
import type { ProductFormAddMutation } from "../../__generated__/ProductFormAddMutation.graphql";
import type { ProductFormChangeMutation } from "../../__generated__/ProductFormChangeMutation.graphql";
import type { ShopTabQuery$data } from "../../__generated__/ShopTabQuery.graphql";
import { useSend } from "../../app/data";
import { useDraft } from "../../app/draft";
import { BilingualField } from "../../ui/BilingualField";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { PictureField } from "../uploads/PictureField";
import { readPrice, typedPrice } from "./price";

type Product = NonNullable<ShopTabQuery$data["shop"]>["products"][number];

interface Props {
  accountId: string;
  /** Null for a new one. */
  product: Product | null;
  onDone: () => void;
}

const CURRENCIES = ["CNY", "HKD", "TWD", "USD", "EUR", "GBP", "JPY", "SGD"] as const;

/** A product as its owner writes it. What is typed stays on the device until it is saved. */
export function ProductForm({ accountId, product, onDone }: Props): ReactNode {
  const { t } = useLingui();
  const draft = useDraft(`product.${product?.id ?? accountId}`, {
    name: product?.name ?? { zh: "", en: "" },
    text: product?.text ?? { zh: "", en: "" },
    price: product ? typedPrice(product.price, product.currency) : "",
    currency: product?.currency ?? "CNY",
    link: product?.link ?? "https://",
  });
  const [picture, setPicture] = useState({ uploadId: product?.pictureUploadId ?? null, url: product?.picture?.url ?? null });
  const add = useSend<ProductFormAddMutation>(graphql`
    mutation ProductFormAddMutation($input: AddProductInput!) {
      addProduct(input: $input) {
        shop {
          id
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
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const change = useSend<ProductFormChangeMutation>(graphql`
    mutation ProductFormChangeMutation($input: ChangeProductInput!) {
      changeProduct(input: $input) {
        shop {
          id
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
        errors {
          code
          field
          message
          messageZh
        }
      }
    }
  `);
  const { name, text, price, currency, link } = draft.value;
  const save = async (): Promise<void> => {
    const offer = { name, text, price: readPrice(price, currency), currency, link, uploadId: picture.uploadId };
    const { problems } = product
      ? await change.send({ productId: product.id, ...offer })
      : await add.send({ accountId, ...offer });
    if (problems.length > 0) return;
    draft.forget();
    onDone();
  };
  const names = CURRENCIES.includes(currency as (typeof CURRENCIES)[number]) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <Form label={t`Product`} problems={product ? change.problems : add.problems} onSubmit={() => void save()}>
      <PictureField
        name="uploadId"
        label={t`Picture of the product`}
        choose={t`Choose a picture`}
        rule={t`JPEG, PNG or WebP, at most 20 MB.`}
        url={picture.url}
        onChange={setPicture}
      />
      <BilingualField name="name" label={t`Name`} rule={t`In one language at least; at most 80 characters.`} most={80} value={name} onChange={(next) => draft.change({ name: next })} />
      <BilingualField name="text" label={t`Description`} long most={1000} value={text} onChange={(next) => draft.change({ text: next })} />
      <TextField name="price" label={t`Price`} rule={t`Digits, such as 12.50.`} inputMode="decimal" value={price} onChange={(next) => draft.change({ price: next })} />
      <Select
        name="currency"
        label={t`Currency`}
        options={names.map((id) => ({ id, label: id }))}
        value={currency}
        onChange={(next) => draft.change({ currency: next })}
      />
      <TextField
        name="link"
        label={t`Link to where it is sold`}
        rule={t`Begins with https:// and a public name.`}
        inputMode="url"
        value={link}
        onChange={(next) => draft.change({ link: next })}
      />
      <Button type="submit" look="strong" isPending={add.sending || change.sending}>
        <Trans>Save</Trans>
      </Button>
    </Form>
  );
}
