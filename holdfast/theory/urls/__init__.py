from . import beginning, shaping, versions

app_name = "theory"
urlpatterns = [*shaping.urlpatterns, *beginning.urlpatterns, *versions.urlpatterns]
