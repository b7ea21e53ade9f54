from . import home, measures

app_name = "evidence"
urlpatterns = [*home.urlpatterns, *measures.urlpatterns]
