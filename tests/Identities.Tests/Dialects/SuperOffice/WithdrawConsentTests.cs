using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class WithdrawConsentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_withdrawn_consent_leaves_the_list_and_stays_in_the_store_and_twice_is_once()
    {
        var path = await api.SuperOfficePerson("""{"Consents":[{"ConsentPurposeKey":"STORE","LegalBaseKey":"61A","ConsentSourceKey":"API"}]}""");

        var first = await api.Delete(path + "/Consent/STORE");
        var second = await api.Delete(path + "/Consent/STORE");

        Assert.Equal(HttpStatusCode.NoContent, first.Status);
        Assert.Equal(HttpStatusCode.NoContent, second.Status);
        Assert.Equal((await api.Get(path)).ETag, first.ETag);
        Assert.Empty((await api.Get(path))["Consents"]!.AsArray());
        Assert.Equal(2, await api.VersionOf(path));
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from consents where person_id = '{await api.NativeId(path)}'"));
    }

    [Fact]
    public async Task Nobody_and_an_unknown_purpose_answer_404_a_change_since_412_and_a_missing_permission_403()
    {
        var path = await api.SuperOfficePerson();

        var changed = await api.Delete(path + "/Consent/STORE", ("If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"));
        var forbidden = await api.Delete(path + "/Consent/STORE", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.NotFound, (await api.Delete("/api/v1/Person/4711/Consent/STORE")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Delete(path + "/Consent/NOPE")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, changed.Status);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
