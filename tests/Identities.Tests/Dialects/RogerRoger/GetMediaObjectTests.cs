using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetMediaObjectTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("*/*")]
    [InlineData("image/avif,image/webp,image/*;q=0.8")]
    [InlineData("application/json")]
    public async Task The_bytes_are_answered_with_their_type_for_the_callers_own_cache(string accept)
    {
        var path = (string)(await api.Upload(Uploads.Picture("jpeg")))["contentUrl"]!;

        var answer = await api.Get(path, ("Accept", accept));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("image/jpeg", answer.MediaType);
        Assert.Equal("24", answer.Header("Content-Length"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("max-age=31536000, private, immutable", answer.Header("Cache-Control"));
        Assert.Equal($"\"{People.IdIn(path)}\"", answer.ETag);
    }

    [Fact]
    public async Task Who_holds_the_picture_is_answered_304()
    {
        var path = (string)(await api.Upload(Uploads.Picture("png")))["contentUrl"]!;
        var etag = (await api.Get(path)).ETag!;

        Assert.Equal(HttpStatusCode.NotModified, (await api.Get(path, ("If-None-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(path, ("If-None-Match", "\"another\""))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/media_objects/{Notes.Unknown}", ("If-None-Match", "*"))).Status);
    }

    [Fact]
    public async Task An_unknown_picture_answers_404()
    {
        Assert.Equal("Not Found", (await api.Get($"/media_objects/{Notes.Unknown}")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get("/media_objects/7")).ErrorDetail());
    }

    [Fact]
    public async Task It_takes_the_same_right_as_the_person()
    {
        var path = (string)(await api.Upload(Uploads.Picture("png")))["contentUrl"]!;

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get(path, ("Authorization", ""))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get(path, ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)))).Status);
    }
}
