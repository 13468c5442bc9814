"""The addresses of a project with a base page of its own: the API, registered before Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet

from wagtail_microneedling.api import register_endpoints

api_router = WagtailAPIRouter("api")
register_endpoints(api_router)
api_router.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [path("api/v2/", api_router.urls), path("", include(wagtail_urls))]
