"""The example site's addresses, and what it is measured against."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from example_site.urls import urlpatterns as example_urls

from . import by_hand, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("bench/empty/<int:size>/", views.empty),
    path("bench/row/<int:key>/", views.row),
    path("bench/rows/", views.rows),
    path("bench/from-models/<path:path>", views.from_models),
    path("bench/by-hand/", by_hand.ProcedureList.as_view()),
    path("bench/by-hand/<int:pk>/", by_hand.ProcedureDetail.as_view()),
    path("bench/memory/", views.memory),
]
if settings.GRAPHQL:
    from grapple import urls as grapple_urls

    urlpatterns.append(path("bench/", include(grapple_urls)))
urlpatterns += example_urls
