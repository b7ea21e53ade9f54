from . import answering, guides, leading, pictures, pulse, reflections, sessions

app_name = "rounds"
_PARTS = (leading, answering, pictures, guides, pulse, sessions, reflections)
urlpatterns = [each for part in _PARTS for each in part.urlpatterns]
