from . import arguing, beginning, shaping, versions

app_name = "theory"
urlpatterns = [*shaping.urlpatterns, *beginning.urlpatterns, *versions.urlpatterns, *arguing.urlpatterns]
