"""What wagtail-grapple needs to be told to serve procedures, and a query for everything in them."""

from django.apps import AppConfig
from django.db.models import CharField, TextField
from wagtail.fields import RichTextField, StreamField

QUERY = ""


class BenchConfig(AppConfig):
    """Gives the page types their fields in GraphQL, before grapple reads them."""

    name = "tests.bench"
    label = "bench"

    def ready(self) -> None:
        """Name all fields, and write the query that asks for them."""
        from grapple.models import GraphQLImage, GraphQLRichText, GraphQLStreamfield, GraphQLString

        from tests.site import page_type
        from wagtail_microneedling.models import FAQPageMixin, ProcedurePageMixin, RiskPageMixin

        def declared(mixin: type) -> str:
            model, fields, asked = page_type(mixin), [], []
            base = {field.name for field in model._meta.get_parent_list()[-1]._meta.fields}
            for field in (one for one in model._meta.fields if one.name not in base):
                if isinstance(field, StreamField):
                    fields.append(GraphQLStreamfield(field.name))
                    asked.append(f"{_camel(field.name)} {{ id blockType rawValue }}")
                elif isinstance(field, RichTextField):
                    fields.append(GraphQLRichText(field.name))
                    asked.append(_camel(field.name))
                elif isinstance(field, CharField | TextField):
                    fields.append(GraphQLString(field.name))
                    asked.append(_camel(field.name))
                elif field.name == "image":
                    fields.append(GraphQLImage(field.name))
                    asked.append("image { title rendition(width: 480) { url width height } }")
            model.graphql_fields = fields
            return f"... on {model.__name__} {{ {' '.join(asked)} }}"

        global QUERY
        kinds = [declared(mixin) for mixin in (ProcedurePageMixin, FAQPageMixin, RiskPageMixin)]
        common = "id title slug url lastPublishedAt"
        QUERY = (
            f'{{ pages(contentType: "{page_type(ProcedurePageMixin)._meta.label}", limit: 20) '
            f"{{ {common} {kinds[0]} children {{ {common} {kinds[1]} {kinds[2]} }} }} }}"
        )


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)
