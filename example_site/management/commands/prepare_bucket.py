"""``manage.py prepare_bucket``: object storage in which readers may see pictures, and nothing else."""

import json
from typing import Any

from django.core.files.storage import default_storage
from django.core.management import BaseCommand, CommandError

#: What readers' browsers fetch. Documents are not among it: they may be private.
PUBLIC = ("media/images", "media/original_images", "media/avatar_images", "static")


class Command(BaseCommand):
    """Makes the bucket unless it is there, and says what in it is public."""

    help = "Make the bucket that AWS_STORAGE_BUCKET_NAME names; pictures in it become public."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the bucket and its policy; with files in a folder, do nothing."""
        name = getattr(default_storage, "bucket_name", "")
        if not name:
            self.stdout.write("Files are kept in a folder: there is nothing to prepare.")
            return
        from botocore.exceptions import BotoCoreError, ClientError

        client = default_storage.connection.meta.client
        try:
            made = make(client, name)
            client.put_bucket_policy(Bucket=name, Policy=policy(name))
        except (BotoCoreError, ClientError) as problem:
            raise CommandError(
                f"The bucket {name!r} could not be prepared: {problem} Make it by hand, or give "
                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY that may."
            ) from problem
        self.stdout.write(f"The bucket {name!r} {'was made' if made else 'is there'}.")


def make(client: Any, name: str) -> bool:
    """Make a bucket where the client's region is; return whether it was missing."""
    from botocore.exceptions import ClientError

    try:
        client.head_bucket(Bucket=name)
    except ClientError as problem:
        if problem.response["ResponseMetadata"]["HTTPStatusCode"] != 404:
            raise
    else:
        return False
    region = client.meta.region_name
    # The one that is no constraint.
    elsewhere = {"LocationConstraint": region} if region not in ("us-east-1", None) else None
    client.create_bucket(
        Bucket=name, **({"CreateBucketConfiguration": elsewhere} if elsewhere else {})
    )
    return True


def policy(name: str) -> str:
    """Return the policy with which anybody may fetch what is in the public folders."""
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": [f"arn:aws:s3:::{name}/{folder}/*" for folder in PUBLIC],
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
