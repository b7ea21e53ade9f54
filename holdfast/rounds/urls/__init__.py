from . import answering, leading, pictures

app_name = "rounds"
urlpatterns = [*leading.urlpatterns, *answering.urlpatterns, *pictures.urlpatterns]
