"""What an account offers elsewhere: products with a picture, a price, and a link to where they are sold."""
