using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class DeletePersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_deleted_person_is_gone_on_every_surface_and_the_second_call_answers_404()
    {
        var path = await api.SuperOfficePerson();
        var personId = await api.NativeId(path);

        var first = await api.Delete(path);
        var second = await api.Delete(path);

        Assert.Equal(HttpStatusCode.NoContent, first.Status);
        Assert.Equal("", first.Text);
        Assert.Equal("SoNotFoundException", second.ErrorType());
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/api/v1/people/{personId}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Patch(path, "{}")).Status);
    }

    [Fact]
    public async Task Changed_since_the_moment_that_is_named_answers_412_and_a_missing_permission_403()
    {
        var path = await api.SuperOfficePerson();

        var changed = await api.Delete(path, ("If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"));
        var version = await api.Delete(path, ("If-Match", "\"17\""));
        var exists = await api.Delete(path, ("If-None-Match", "*"));
        var forbidden = await api.Delete(path, ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal("SoPreconditionFailedException", changed.ErrorType());
        Assert.Equal(HttpStatusCode.PreconditionFailed, version.Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, exists.Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(path)).Status);
    }
}
